/**
 * Accounts, and money that enters, moves and leaves: deposits, transfers and withdrawals of USDC.
 */
package io.quantdesk.engine.funds;
