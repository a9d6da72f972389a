# Was /passages sagt.
passages-none = Dazu habe ich keine Textstellen gefunden. Versuch es mit anderen Wörtern oder ohne Filter.
