command-privacy = datenschutz
    .description = Zeigt, was ich von dir speichere und wie du es löschst.
