using Xunit;

namespace NetDsl.Generator.Tests.CallSites;

/// <summary>Code that never runs, by what the compiler knows of constants and jumps, has no mistakes; the code beside it has.</summary>
public sealed class ReachabilityTests
{
    private static readonly string[] _never =
    [
        "if (Streetlights.InputSize == 4) net.Forward(new float[4], y);",
        "if (Streetlights.InputSize == 3) { } else { net.Forward(new float[4], y); }",
        "if (Streetlights.InputSize != 3 && flag) net.Forward(new float[4], y);",
        "if (flag && Streetlights.InputSize == 4) net.Forward(new float[4], y);",
        "if (Streetlights.InputSize == 3 || flag) { } else net.Forward(new float[4], y);",
        "const bool IsFour = Streetlights.InputSize == 4; if (IsFour) { if (flag) { net.Forward(new float[4], y); } }",
        "_ = Streetlights.InputSize == 4 ? net.TrainStep(new float[4], y, 0.1f) : 0;",
        "_ = Streetlights.InputSize == 3 ? 0 : net.TrainStep(new float[4], y, 0.1f);",
        "_ = Streetlights.InputSize == 4 && net.TrainStep(new float[4], y, 0.1f) > 0;",
        "_ = Streetlights.InputSize == 3 || net.TrainStep(new float[4], y, 0.1f) > 0;",
        "_ = Streetlights.InputSize is 4 && net.TrainStep(new float[4], y, 0.1f) > 0;",
        "switch (Streetlights.InputSize) { case 4: net.Forward(new float[4], y); break; case 3: net.Forward(x, y); break; }",
        "switch (Streetlights.InputSize) { case 3: break; default: net.Forward(new float[4], y); break; }",
        "switch (Streetlights.InputSize) { case > 3: net.Forward(new float[4], y); break; case 3: break; }",
        "switch (Streetlights.InputSize) { case 4 when flag: case 5: net.Forward(new float[4], y); break; case 3: break; }",
        "switch (Streetlights.InputSize) { case 3: return; } net.Forward(x, y); if (Streetlights.OutputSize == 2) net.Forward(new float[4], y);",
        "_ = Streetlights.InputSize switch { 4 => net.TrainStep(new float[4], y, 0.1f), _ => net.TrainStep(x, y, 0.1f) };",
        "_ = Streetlights.InputSize switch { 3 => 0, _ => net.TrainStep(new float[4], y, 0.1f) };",
        "_ = Streetlights.InputSize switch { 3 => 0, > 3 => net.TrainStep(new float[4], y, 0.1f), _ => throw new Exception() };",
        "while (Streetlights.InputSize == 4) { net.Forward(new float[4], y); }",
        "while (false) { net.Forward(new float[4], y); }",
        "for (; Streetlights.InputSize == 4;) { net.Forward(new float[4], y); }",
        "for (;;) { net.Forward(x, y); } net.Forward(new float[4], y);",
        "while (true) { net.Forward(x, y); } net.Forward(new float[4], y);",
        "do { break; } while (net.TrainStep(new float[4], y, 0.1f) > 0);",
        "return; net.Forward(new float[4], y);",
        "throw new Exception(); net.Forward(new float[4], y);",
        "if (flag) { return; } else { throw new Exception(); } net.Forward(new float[4], y);",
        "goto end; net.Forward(new float[4], y); end: return;",
        "foreach (float v in x) { continue; net.Forward(new float[4], y); }",
        "try { return; } finally { net.Forward(x, y); } net.Forward(new float[4], y);",
        "try { net.Forward(x, y); } catch (Exception) when (Streetlights.InputSize == 4) { net.Forward(new float[4], y); }",
        "try { throw new Exception(); net.Forward(new float[4], y); } catch (Exception) { }",
        "Action a = () => { if (Streetlights.InputSize == 4) net.Forward(new float[4], y); }; a();",
        "Action a = () => { return; net.Forward(new float[4], y); }; a();",
        "Func<float> a = () => Streetlights.InputSize == 4 ? net.TrainStep(new float[4], y, 0.1f) : 0; a();",
        "if (Streetlights.InputSize == 4) { Action a = () => net.Forward(new float[4], y); a(); }",
        "Action a = () => { Action b = () => { if (false) net.Forward(new float[4], y); }; b(); }; a();",
        "Local(); void Local() { if (Streetlights.InputSize == 4) net.Forward(new float[4], y); }",
        "Local(); void Local() { throw new Exception(); net.Forward(new float[4], y); }",
        "Local(); void Local() { Inner(); void Inner() { if (false) net.Forward(new float[4], y); } }",
        "if (Streetlights.InputSize == 4) _ = net.Layer1.Weights[3, 0];",
        "if (Streetlights.InputSize == 4) net.Layer1.Biases[^5] = 1;",
        "if (Streetlights.InputSize == 4) net.Parameters[24] = 1;",
        "_ = Streetlights.InputSize == 4 ? net.Layer1.Biases[^5] : 0;",
        "if (Streetlights.InputSize == 4) net?.Forward(new float[4], y);",
        "_ = \"\" ?? net.TrainStep(new float[4], y, 0.1f).ToString();",
    ];

    [Fact]
    public Task Code_that_never_runs() => CallSite.VerifyAsync(_never);

    private static readonly string[] _runs =
    [
        "if (Streetlights.InputSize == 3) net.Forward({|NDSL101:new float[4]|}, y);",
        "if (Streetlights.InputSize == 4) { } else { net.Forward({|NDSL101:new float[4]|}, y); }",
        "if (flag || Streetlights.InputSize == 4) net.Forward({|NDSL101:new float[4]|}, y);",
        "if (n == 4) net.Forward({|NDSL101:new float[4]|}, y);",
        "_ = Streetlights.InputSize == 3 ? net.TrainStep({|NDSL101:new float[4]|}, y, 0.1f) : 0;",
        "_ = Streetlights.InputSize == 3 && net.TrainStep({|NDSL101:new float[4]|}, y, 0.1f) > 0;",
        "switch (Streetlights.InputSize) { case 3: net.Forward({|NDSL101:new float[4]|}, y); break; default: break; }",
        "switch (Streetlights.InputSize) { case 4: break; default: net.Forward({|NDSL101:new float[4]|}, y); break; }",
        "switch (Streetlights.InputSize) { case 4: case 3: net.Forward({|NDSL101:new float[4]|}, y); break; }",
        "switch (Streetlights.InputSize) { case 3 when flag: break; default: net.Forward({|NDSL101:new float[4]|}, y); break; }",
        "switch (Streetlights.InputSize) { case 3: goto case 4; case 4: net.Forward({|NDSL101:new float[4]|}, y); break; }",
        "switch (Streetlights.InputSize) { case int m when m == n: net.Forward({|NDSL101:new float[4]|}, y); break; }",
        "switch (n) { case 4: net.Forward({|NDSL101:new float[4]|}, y); break; }",
        "_ = Streetlights.InputSize switch { 3 => net.TrainStep({|NDSL101:new float[4]|}, y, 0.1f), _ => 0 };",
        "_ = Streetlights.InputSize switch { 3 when flag => 0, _ => net.TrainStep({|NDSL101:new float[4]|}, y, 0.1f) };",
        "_ = n switch { 4 => net.TrainStep({|NDSL101:new float[4]|}, y, 0.1f), _ => 0 };",
        "do { net.Forward({|NDSL101:new float[4]|}, y); } while (false);",
        "while (true) { if (flag) break; } net.Forward({|NDSL101:new float[4]|}, y);",
        "if (flag) { return; } net.Forward({|NDSL101:new float[4]|}, y);",
        "try { return; } finally { net.Forward({|NDSL101:new float[4]|}, y); }",
        "try { x[0] = 1; Action use = () => net.Forward({|NDSL101:new float[4]|}, y); use(); } catch (Exception) { }",
        "foreach (object o in new System.Collections.ArrayList()) { Action use = () => net.Forward({|NDSL101:new float[4]|}, y); use(); }",
        "Action use = () => { try { net.Forward({|NDSL101:new float[4]|}, y); } finally { x[0] = 1; } }; use(); foreach (object o in new System.Collections.ArrayList()) { x[0] = 2; }",
        "try { throw new Exception(); } catch (Exception) { net.Forward({|NDSL101:new float[4]|}, y); }",
        "goto end; end: net.Forward({|NDSL101:new float[4]|}, y);",
        "Local(); return; void Local() { net.Forward({|NDSL101:new float[4]|}, y); }",
        "Action a = () => { if (flag) return; net.Forward({|NDSL101:new float[4]|}, y); }; a();",
        "if (false) { return; } net.Forward({|NDSL101:new float[4]|}, y);",
        "net?.Forward({|NDSL101:new float[4]|}, y);",
        "_ = x ?? [net.TrainStep({|NDSL101:new float[4]|}, y, 0.1f)];",
        "if (Streetlights.InputSize == 3) net.Layer1.Biases[{|NDSL106:^5|}] = 1;",
    ];

    [Fact]
    public Task Code_beside_it_runs() => CallSite.VerifyAsync(_runs);

    [Fact]
    public Task Members_of_every_kind() => CallSite.VerifyFileAsync("""
        public class User
        {
            private static readonly Streetlights Net = new();
            private static readonly float Field = Streetlights.InputSize == 4 ? Net.TrainStep(new float[4], [1], 0.1f) : 0;
            private readonly Func<float> _lambda = () => Streetlights.InputSize == 4 ? Net.TrainStep(new float[4], [1], 0.1f) : 0;
            private float Auto { get; } = Streetlights.InputSize == 4 ? Net.TrainStep(new float[4], [1], 0.1f) : 0;
            private float Body => Streetlights.InputSize == 4 ? Net.TrainStep(new float[4], [1], 0.1f) : 0;
            private float Accessor { get { if (Streetlights.InputSize == 4) return Net.TrainStep(new float[4], [1], 0.1f); return 0; } }
            public User() : this(Streetlights.InputSize == 4 ? Net.TrainStep(new float[4], [1], 0.1f) : 0) { }
            public User(float x) { return; Net.TrainStep(new float[4], [1], x); }
            public System.Collections.Generic.IEnumerable<float> Rows()
            {
                if (Streetlights.InputSize == 4) yield return Net.TrainStep(new float[4], [1], 0.1f);
                yield break;
                yield return Net.TrainStep(new float[4], [1], 0.1f);
            }

            public async System.Threading.Tasks.Task Later()
            {
                await System.Threading.Tasks.Task.Yield();
                if (Streetlights.InputSize == 4) Net.TrainStep(new float[4], [1], 0.1f);
                Net.TrainStep({|NDSL101:new float[4]|}, [1], 0.1f);
            }
        }

        public class Base(float x) { public float X => x; }

        public class Derived(Streetlights net) : Base(Streetlights.InputSize == 4 ? net.TrainStep(new float[4], [1], 0.1f) : 0);
        """);
}
