namespace Marketplace.Search.Index;

/// <summary>What is searched for. Each kind has fields and statistics of its own.</summary>
public enum DocumentKind { Challenge, Company }
