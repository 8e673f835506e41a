// Also Lanes4.Activations.Double: float = double, Vector128 = Vector256, Single128 = Double256
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>
/// The activations of four units side by side, or of one. A single one is computed by the same vector code, so that its
/// bits are the same as next to others.
/// </content>
public static partial class Lanes4
{
    /// <summary>The value of a function at z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Apply<TFunction>(Vector128<float> z)
        where TFunction : IFunction<float> =>
        TFunction.Value<Single128, Vector128<float>>(z);

    /// <summary>The derivative of a function at z, given its value there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ApplyDerivative<TFunction>(Vector128<float> z, Vector128<float> value)
        where TFunction : IFunction<float> =>
        TFunction.Derivative<Single128, Vector128<float>>(z, value);

    /// <summary>max(0, z)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Relu(Vector128<float> z) => Apply<Relu<float>>(z);

    /// <summary>max(0, z)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Relu(float z) => Apply<Relu<float>>(z);

    /// <summary>1 if the value is above 0, otherwise 0</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReluDerivative(Vector128<float> value) => ApplyDerivative<Relu<float>>(value, value);

    /// <summary>1 if the value is above 0, otherwise 0</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReluDerivative(float value) => ApplyDerivative<Relu<float>>(value, value);

    /// <summary>z if z &gt; 0, otherwise 0.01 · z</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyRelu(Vector128<float> z) => Apply<LeakyRelu<float>>(z);

    /// <summary>z if z &gt; 0, otherwise 0.01 · z</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyRelu(float z) => Apply<LeakyRelu<float>>(z);

    /// <summary>1 if the value is above 0, otherwise 0.01</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyReluDerivative(Vector128<float> value) => ApplyDerivative<LeakyRelu<float>>(value, value);

    /// <summary>1 if the value is above 0, otherwise 0.01</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyReluDerivative(float value) => ApplyDerivative<LeakyRelu<float>>(value, value);

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Sigmoid(Vector128<float> z) => Apply<Sigmoid<float>>(z);

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Sigmoid(float z) => Apply<Sigmoid<float>>(z);

    /// <summary>y · (1 − y) for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SigmoidDerivative(Vector128<float> value) => ApplyDerivative<Sigmoid<float>>(value, value);

    /// <summary>y · (1 − y) for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SigmoidDerivative(float value) => ApplyDerivative<Sigmoid<float>>(value, value);

    /// <summary>tanh z</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Tanh(Vector128<float> z) => Apply<Tanh<float>>(z);

    /// <summary>tanh z</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Tanh(float z) => Apply<Tanh<float>>(z);

    /// <summary>1 − y² for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> TanhDerivative(Vector128<float> value) => ApplyDerivative<Tanh<float>>(value, value);

    /// <summary>1 − y² for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TanhDerivative(float value) => ApplyDerivative<Tanh<float>>(value, value);

    /// <summary>z if z &gt; 0, otherwise eᶻ − 1</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Elu(Vector128<float> z) => Apply<Elu<float>>(z);

    /// <summary>z if z &gt; 0, otherwise eᶻ − 1</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Elu(float z) => Apply<Elu<float>>(z);

    /// <summary>1 if the value y is above 0, otherwise y + 1</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> EluDerivative(Vector128<float> value) => ApplyDerivative<Elu<float>>(value, value);

    /// <summary>1 if the value y is above 0, otherwise y + 1</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float EluDerivative(float value) => ApplyDerivative<Elu<float>>(value, value);

    /// <summary>z · Φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Gelu(Vector128<float> z) => Apply<Gelu<float>>(z);

    /// <summary>z · Φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Gelu(float z) => Apply<Gelu<float>>(z);

    /// <summary>Φ(z) + z · φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> GeluDerivative(Vector128<float> z) => ApplyDerivative<Gelu<float>>(z, z);

    /// <summary>Φ(z) + z · φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float GeluDerivative(float z) => ApplyDerivative<Gelu<float>>(z, z);

    /// <summary>z · sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Silu(Vector128<float> z) => Apply<Silu<float>>(z);

    /// <summary>z · sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Silu(float z) => Apply<Silu<float>>(z);

    /// <summary>σ(z) · (1 + z · (1 − σ(z)))</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> SiluDerivative(Vector128<float> z) => ApplyDerivative<Silu<float>>(z, z);

    /// <summary>σ(z) · (1 + z · (1 − σ(z)))</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float SiluDerivative(float z) => ApplyDerivative<Silu<float>>(z, z);

    /// <summary>ln(1 + eᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Softplus(Vector128<float> z) => Apply<Softplus<float>>(z);

    /// <summary>ln(1 + eᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Softplus(float z) => Apply<Softplus<float>>(z);

    /// <summary>sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> SoftplusDerivative(Vector128<float> z) => ApplyDerivative<Softplus<float>>(z, z);

    /// <summary>sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float SoftplusDerivative(float z) => ApplyDerivative<Softplus<float>>(z, z);
}
