"""What leaves the house: records of a list, in the formats that other systems read."""
