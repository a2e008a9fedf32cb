/**
 * Funding (c6): at fixed times the engine samples how far the book is from the index, and from the
 * samples of an interval comes the rate that one side then pays to the other. A rate moves one
 * number, the funding index of the market; a position pays for the move when it changes, and owes
 * it until then. So a funding costs the same however many positions there are.
 */
package io.quantdesk.engine.funding;
