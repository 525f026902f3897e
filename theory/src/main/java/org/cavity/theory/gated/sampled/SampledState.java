package org.cavity.theory.gated.sampled;
import java.util.*; import org.cavity.theory.gated.*; import org.cavity.theory.model.*;
public final class SampledState {
  final List<StationaryCorrelation> s;
  SampledState(GatedNetwork n, Sampling sa, List<StationaryCorrelation> s, Tasks t){this.s=s;}
  List<StationaryCorrelation> solutions(){return s;}
}
