/** Reads recordings of others line by line; what is not as expected is refused by file and line. */
package io.quantdesk.bench.recording;
