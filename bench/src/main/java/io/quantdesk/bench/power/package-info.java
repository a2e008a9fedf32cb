/** Loss of power while an engine works, on a real file system. */
package io.quantdesk.bench.power;
