"""What a call sends: SDK clients, carriers, endpoints, raw HTTP, the policy's models."""
