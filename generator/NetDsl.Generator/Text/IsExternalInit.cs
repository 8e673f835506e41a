namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where a record has init-only properties; .NET Standard 2.0 does not have it.</summary>
internal static class IsExternalInit;
