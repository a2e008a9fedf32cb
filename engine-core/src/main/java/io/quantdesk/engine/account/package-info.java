/**
 * Who owns what: accounts with their sub-accounts, the cash of each margin scope, positions with
 * their exact cost, and the ledger that proves that no money appears or vanishes.
 *
 * <p>A scope is what is margined together. The cross scope of a sub-account has the sub-account's
 * id. State lives in flat arrays of fixed capacity; an id or slot is an index into them.
 */
package io.quantdesk.engine.account;
