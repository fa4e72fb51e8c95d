"""What holds where nothing is written, read from the products' own schemas into checker/configs/kinds/parts."""
