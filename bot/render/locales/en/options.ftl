# What a source can't be, or can't be asked to be: clauses, which other messages end.
options-publisher = { $value } isn't the name of a publisher
options-language = { $value } isn't a language; give its code, such as en, ko or ja
options-patterns = { $field } takes at most { $count } patterns of at most { $most } characters
options-no-patterns = { $field } is a list of patterns, such as */politics/*
options-number = { $field } is a whole number from 1 to { $most }
options-kind = a source is one of { $known }, not { $kind }
options-unknown = a source has no option { $names }
options-lacking = a source needs a kind and a location
options-path = { $source } isn't the absolute path of a folder or a file
options-path-utf8 = { $source } isn't UTF-8; rename it
options-address = { $source } isn't an address
options-no-location = no source was given; give a folder or a file
options-no-path = { $source } isn't the path of a folder or a file
options-unopened = add an address as a source first: footnote sources add ADDRESS
