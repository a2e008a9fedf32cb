/**
 * What accounts pay of their trades below the rates of a market: a schedule of tiers by traded
 * volume, the volume of each account in the last 30 full days, and its tier, which is worked out
 * once a day by ticks. With no schedule there is nothing of it but a flag.
 */
package io.quantdesk.engine.fee;
