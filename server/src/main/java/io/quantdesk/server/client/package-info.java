/** A small client for people: human units in, one command through the ingress queue, events out. */
package io.quantdesk.server.client;
