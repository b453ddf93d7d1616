"""The citation engine: pandoc, given references and citations as data, asked once for all of a build."""
