namespace Marketplace.Contracts;

/// <summary>An amount of money.</summary>
/// <param name="Amount">In the currency's main unit: rial for IRR.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record Money(decimal Amount, string Currency = "IRR");
