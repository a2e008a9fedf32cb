/** What a machine must have for the engine to run on it, checked one by one. */
package io.quantdesk.server.doctor;
