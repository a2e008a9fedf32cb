/**
 * The truth on disk: an append-only sequence of entries inside our own checked envelope, and what
 * reads it again. The storage below it (Chronicle Queue) never shows through {@link
 * io.quantdesk.journal.Journal}.
 */
package io.quantdesk.journal;
