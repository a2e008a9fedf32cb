/** Executes journalled commands again: to prove that they lead to the journalled events. */
package io.quantdesk.server.replay;
