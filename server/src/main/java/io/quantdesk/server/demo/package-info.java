/**
 * The demo: a recorded market plays through a whole engine, from the ingress queue to PostgreSQL,
 * and at the end every figure is checked against a second source.
 */
package io.quantdesk.server.demo;
