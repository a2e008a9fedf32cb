/**
 * What auditors ask of the journals of an engine: what happened, in words. Reads journals only,
 * also while an engine writes them.
 */
package io.quantdesk.server.audit;
