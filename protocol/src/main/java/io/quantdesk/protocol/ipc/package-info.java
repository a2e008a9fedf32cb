/**
 * What client and server share when they talk through memory: the files of a home directory, the
 * rings mapped from them, and the prefix of what the server sends. docs/protocol.md says the same
 * for clients in other languages.
 */
package io.quantdesk.protocol.ipc;
