/**
 * Commands of administrators: what tightens is done at once; what loosens waits, while approval
 * rules are on, as a proposal until other administrators have approved it and its delay is over.
 * Everything that is done leaves an event for the audit log.
 */
package io.quantdesk.engine.admin;
