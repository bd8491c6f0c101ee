namespace Marketplace.Tests.Benchmarks; public static class Program { public static int Main() => 0; }
