/**
 * What the demo proves at its end: every figure twice, from two places that could disagree, side by
 * side.
 */
package io.quantdesk.server.demo.check;
