using NetDsl.Testing;
using Xunit;
using Xunit.Sdk;

namespace NetDsl.Generator.Tests.Harness;

/// <summary>The checks themselves: they pass a right network, and each fault is found by the check whose matter it is.</summary>
public sealed class NetworkChecksTests : IDisposable
{
    public static TheoryData<Fault, string> Faults => new()
    {
        { Fault.CanonicalOrderTransposed, nameof(NetworkChecks.Views) },
        { Fault.PackLeavesGaps, nameof(NetworkChecks.PackAndUnpack) },
        { Fault.UnpackReadsGap, nameof(NetworkChecks.PackAndUnpack) },
        { Fault.SeedIsIgnored, nameof(NetworkChecks.InitialParameters) },
        { Fault.WeightsDrawnOtherwise, nameof(NetworkChecks.InitialParameters) },
        { Fault.DefaultSeedIsWrong, nameof(NetworkChecks.InitialParameters) },
        { Fault.ForwardOffInTheTwelfthDigit, nameof(NetworkChecks.Forward) },
        { Fault.ForwardGivesNaN, nameof(NetworkChecks.Forward) },
        { Fault.NamedForwardSwapsInputs, nameof(NetworkChecks.ForwardByName) },
        { Fault.BatchSkipsItsLastRow, nameof(NetworkChecks.Forward) },
        { Fault.LossIsNotHalved, nameof(NetworkChecks.Backward) },
        { Fault.LossIsNotHalved, nameof(NetworkChecks.TrainEpoch) },
        { Fault.GradientHasWrongSign, nameof(NetworkChecks.Backward) },
        { Fault.GradientHasWrongSign, nameof(NetworkChecks.TrainStep) },
        { Fault.GradientOfOneBiasIsMissing, nameof(NetworkChecks.Backward) },
        { Fault.GradientOfOneBiasIsMissing, nameof(NetworkChecks.TrainBatch) },
        { Fault.GradientOverwrites, nameof(NetworkChecks.GradientsAddUp) },
        { Fault.GradientFillsGap, nameof(NetworkChecks.Backward) },
        { Fault.GradientFillsGap, nameof(NetworkChecks.GradientsAddUp) },
        { Fault.StepIsTooLong, nameof(NetworkChecks.TrainStep) },
        { Fault.StepReturnsLossAfterwards, nameof(NetworkChecks.TrainStep) },
        { Fault.EpochIsABatch, nameof(NetworkChecks.TrainEpoch) },
        { Fault.MeanIsASum, nameof(NetworkChecks.TrainBatch) },
        { Fault.BatchReturnsFirstLoss, nameof(NetworkChecks.TrainBatch) },
        { Fault.TrainingIsNotDeterministic, nameof(NetworkChecks.Determinism) },
        { Fault.RowsAreSummedInAnotherOrder, nameof(NetworkChecks.Parallelism) },
        { Fault.ForwardAllocates, nameof(NetworkChecks.Allocations) },
        { Fault.LengthIsNotChecked, nameof(NetworkChecks.WrongLengths) },
        { Fault.MessageNamesNoNetwork, nameof(NetworkChecks.WrongLengths) },
    };

    [Fact]
    public void A_right_network_passes() => NetworkChecks.Of(typeof(PlainNetwork)).All();

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_found(Fault fault, string check)
    {
        PlainNetwork.Injected = fault;
        NetworkChecks checks = NetworkChecks.Of(typeof(PlainNetwork));
        Assert.ThrowsAny<XunitException>(typeof(NetworkChecks).GetMethod(check)!.CreateDelegate<Action>(checks));
    }

    [Fact]
    public void Every_fault_has_a_check_that_finds_it() =>
        Assert.Equal(Enum.GetValues<Fault>()[1..], Faults.Select(row => (Fault)row[0]).Distinct().Order());

    public void Dispose() => PlainNetwork.Injected = Fault.None;
}
