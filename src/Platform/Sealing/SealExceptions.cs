namespace Marketplace.Platform.Sealing;

/// <summary>The contents are sealed for whoever asks: the closing time has not come and the reader is not an author.</summary>
public sealed class SealedException(string message) : Exception(message);

/// <summary>
/// A sealed blob or wrapped key cannot be opened: altered, moved from another challenge, offer or part, or its master key is
/// not on the ring. Never carries any of the contents.
/// </summary>
public sealed class BrokenSealException(string message, Exception? inner = null) : Exception(message, inner);
