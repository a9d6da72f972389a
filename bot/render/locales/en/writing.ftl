# Why a chat model wrote no answer, or not the whole of one. $why is one of the first.
writing-slow = The chat model took longer than { $seconds } seconds.
writing-key-refused = The chat model refuses its key.
writing-no-model = The chat model's server doesn't know this model.
writing-too-often = The chat model is getting too many requests, or its quota is used up.
writing-down = The chat model is down (status { $status }).
writing-refused = The chat model refuses the request (status { $status }).
writing-unreachable = The chat model can't be reached.
writing-broke-off = The chat model broke off.
writing-left-alone = The chat model failed several times in a row, and won't be asked for { $seconds } seconds.
writing-malformed = The chat model didn't answer in the form it was asked for.
writing-too-long = The chat model wrote more than its token budget allows.
writing-no-room = The token budget leaves the chat model no room for a passage.
writing-unverified = Nothing the chat model wrote could be verified.
writing-partial = { $why } The answer may be incomplete.
writing-own-words = { $why } The answer is in the articles' own words instead.
