/** A PostgreSQL server of our own, unpacked and run in a directory, for those who have none. */
package io.quantdesk.writer.embedded;
