/**
 * What the demo shows while it runs: the state of the markets as immutable frames, made on the
 * thread that plays the feed, and two ways to show them, a live picture for terminals and plain
 * lines for everything else.
 */
package io.quantdesk.server.demo.view;
