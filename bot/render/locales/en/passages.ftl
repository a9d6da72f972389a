# What /passages says.
passages-none = I found no passages for this. Try other words, or leave out the filters.
