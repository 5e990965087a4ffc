"""One analysis for every engine: folding, tokens, pinyin, and what the words of a query decide."""
