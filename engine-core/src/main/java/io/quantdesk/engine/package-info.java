/**
 * The market itself: pure, deterministic, exact. It knows no messages, files, clocks or threads.
 */
package io.quantdesk.engine;
