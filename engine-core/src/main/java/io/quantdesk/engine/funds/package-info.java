/** Money that enters and leaves: deposits and withdrawals of USDC. */
package io.quantdesk.engine.funds;
