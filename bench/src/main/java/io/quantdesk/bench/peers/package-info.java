/**
 * The same streams through different order books, each in a process and on a class path of its own.
 * {@code PeersBench} is the command: it starts the processes, lets them run in turns and compares
 * their trades. {@code StreamRunner} is what runs in each. The adapters of other projects' books
 * are a build of their own, in bench/peers, which the product never depends on.
 */
package io.quantdesk.bench.peers;
