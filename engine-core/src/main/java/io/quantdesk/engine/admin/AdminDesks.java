package io.quantdesk.engine.admin;

import io.quantdesk.engine.auction.AuctionRulesDesk;
import io.quantdesk.engine.collateral.CollateralDesk;
import io.quantdesk.engine.fee.FeeDesk;
import io.quantdesk.engine.funding.FundingDesk;
import io.quantdesk.engine.funds.WithdrawalDesk;
import io.quantdesk.engine.limit.RateLimitDesk;
import io.quantdesk.engine.liquidation.BackstopDesk;
import io.quantdesk.engine.liquidation.InsuranceFund;
import io.quantdesk.engine.liquidation.LiquidationDesk;
import io.quantdesk.engine.market.MarkDesk;
import io.quantdesk.engine.market.MarketDesk;
import io.quantdesk.engine.market.OracleDesk;
import io.quantdesk.engine.risk.OpenInterestShareDesk;

/** Where the commands of administrators are checked and done. */
public record AdminDesks(
    MarketDesk markets,
    OracleDesk oracle,
    MarkDesk marks,
    RateLimitDesk rateLimits,
    WithdrawalDesk withdrawals,
    InsuranceFund insurance,
    LiquidationDesk liquidation,
    BackstopDesk backstops,
    FundingDesk funding,
    AuctionRulesDesk auctions,
    FeeDesk fees,
    OpenInterestShareDesk openInterestShares,
    CollateralDesk collateral) {}
