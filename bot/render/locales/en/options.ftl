# What a source can't be, or can't be asked to be: clauses, which other messages end.
options-publisher = { $value } is not the name of a publisher
options-language = { $value } is not a language; give its code, such as en, ko or ja
options-patterns = { $field } has at most { $count } patterns of at most { $most } characters
options-no-patterns = { $field } is a list of patterns, such as */politics/*
options-number = { $field } is a whole number from 1 to { $most }
options-kind = a source is one of { $known }; { $kind } is none
options-unknown = a source has no { $names }
options-lacking = a source needs a kind and a location
options-path = { $source } is not the absolute path of a folder or a file
options-path-utf8 = { $source } is not UTF-8; rename it
options-address = { $source } is not an address
options-no-location = no source was given; give a folder or a file
options-no-path = { $source } is not the path of a folder or a file
options-unopened = add an address as a source first: footnote sources add ADDRESS
