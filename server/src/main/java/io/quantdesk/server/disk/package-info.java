/** Keeps the journals' disk from filling up. */
package io.quantdesk.server.disk;
