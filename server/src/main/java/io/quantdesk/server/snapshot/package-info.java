/** Keeps the state of an engine in files, so that a start need not replay every command. */
package io.quantdesk.server.snapshot;
