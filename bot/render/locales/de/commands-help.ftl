command-help = hilfe
    .description = Zeigt, wie du Fragen stellst und was es sonst noch gibt.
