/**
 * Finds the scopes below their maintenance margin without looking at all of them (c13). The slack
 * {@code S = E - MM} of a scope is shared out to its positions; each position is registered with
 * the price at which its share would be used up. As long as no share is used up the scope is safe,
 * so that a price looks at nobody but those whose threshold it crosses, and those are measured
 * exactly.
 */
package io.quantdesk.engine.threshold;
