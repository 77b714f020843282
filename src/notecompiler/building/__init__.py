"""What a build needs around its stages: outputs, stamps, caches, quarantine."""
