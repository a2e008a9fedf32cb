/** The command line: one class per command; what a command does lives in a package of its own. */
package io.quantdesk.server.cli;
