/**
 * Client sessions: who may send what, and that every command of a session is executed once and
 * answered the same however often it is sent.
 */
package io.quantdesk.engine.session;
