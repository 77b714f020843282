"""What we are measured by. ``make bench`` runs everything here and prints ratios, which hold on any machine."""
