/**
 * What happens to scopes whose equity is below their maintenance margin (c7, c8): orders end,
 * positions are closed in the market, then against those who hold the other side; fees and bad debt
 * go through the insurance fund of the market. All of it in bounded steps that ticks make.
 */
package io.quantdesk.engine.liquidation;
