/**
 * Exact integer arithmetic: products over 128 bits, divisions with a named rounding, sums that
 * cannot wrap. Whoever divides names the rounding and who gains by it.
 */
package io.quantdesk.engine.math;
