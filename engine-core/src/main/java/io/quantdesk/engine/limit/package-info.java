/**
 * How many commands a sub-account may send: buckets of tokens that time and trading fill, on the
 * time of the journalled commands alone, so that a replay refuses what was refused.
 */
package io.quantdesk.engine.limit;
