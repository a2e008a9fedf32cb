/**
 * The truth on disk: an append-only sequence of entries inside our own checked envelope, and what
 * reads it again. The storage below it (a Chronicle Queue, or segment files) never shows through
 * {@link io.quantdesk.journal.Journal}.
 */
package io.quantdesk.journal;
